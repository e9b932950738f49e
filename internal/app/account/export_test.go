package account

// Slug is how organizations are named in addresses.
var Slug = slug
