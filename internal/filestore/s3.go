package filestore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// Bucket says where a bucket is, and how to be let in.
type Bucket struct {
	// Endpoint is the address of the service, https://… or http://….
	Endpoint string
	Name     string
	Region   string
	// Prefix stands before every key; empty for none.
	Prefix      string
	AccessKeyID string
	SecretKey   string
}

// S3 keeps files in a bucket.
type S3 struct {
	client         *minio.Client
	bucket, prefix string
}

// NewS3 returns a store in the bucket. Nothing is asked of the service yet: see Check.
func NewS3(b Bucket) (*S3, error) {
	endpoint, err := url.Parse(b.Endpoint)
	if err != nil {
		return nil, fmt.Errorf("read the address of the bucket: %w", err)
	}
	client, err := minio.New(endpoint.Host, &minio.Options{
		Creds: credentials.NewStaticV4(b.AccessKeyID, b.SecretKey, ""), Secure: endpoint.Scheme == "https", Region: b.Region,
	})
	if err != nil {
		return nil, fmt.Errorf("open the bucket: %w", err)
	}
	return &S3{client: client, bucket: b.Name, prefix: b.Prefix}, nil
}

// Put uploads the bytes; the service shows them when it has them all.
func (s *S3) Put(ctx context.Context, key string, content io.Reader, size int64) error {
	if err := checkKey(key); err != nil {
		return err
	}
	_, err := s.client.PutObject(ctx, s.bucket, s.name(key), content, size, minio.PutObjectOptions{ContentType: "application/octet-stream"})
	if err != nil {
		return fmt.Errorf("put a file into the bucket: %w", err)
	}
	return nil
}

// Open asks for the file; the answer's head says whether it is there.
func (s *S3) Open(ctx context.Context, key string) (io.ReadCloser, error) {
	if err := checkKey(key); err != nil {
		return nil, err
	}
	object, err := s.client.GetObject(ctx, s.bucket, s.name(key), minio.GetObjectOptions{})
	if err != nil {
		return nil, fmt.Errorf("open a file in the bucket: %w", err)
	}
	if _, err := object.Stat(); err != nil {
		return nil, errors.Join(missing(err, "open a file in the bucket"), object.Close())
	}
	return object, nil
}

// Delete removes the file.
func (s *S3) Delete(ctx context.Context, key string) error {
	if err := checkKey(key); err != nil {
		return err
	}
	err := missing(s.client.RemoveObject(ctx, s.bucket, s.name(key), minio.RemoveObjectOptions{}), "remove a file from the bucket")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Check asks whether the bucket is there.
func (s *S3) Check(ctx context.Context) error {
	isThere, err := s.client.BucketExists(ctx, s.bucket)
	if err != nil {
		return fmt.Errorf("ask for the bucket: %w", err)
	}
	if !isThere {
		return fmt.Errorf("there is no bucket %q", s.bucket)
	}
	return nil
}

func (s *S3) name(key string) string { return path.Join(s.prefix, key) }

// missing says what was being done, and turns the service's "no such key" into
// fs.ErrNotExist.
func missing(err error, doing string) error {
	if err == nil {
		return nil
	}
	if answer := minio.ToErrorResponse(err); answer.Code == minio.NoSuchKey || answer.StatusCode == http.StatusNotFound && answer.Code != minio.NoSuchBucket {
		return fmt.Errorf("%s: %w", doing, fs.ErrNotExist)
	}
	return fmt.Errorf("%s: %w", doing, err)
}
