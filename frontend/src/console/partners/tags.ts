/** The words of a line parted by commas; each once, empty ones left out. */
export function listed(line: string): string[] {
  const words = line.split(",").map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))];
}
