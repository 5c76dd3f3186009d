/// The OpenAPI Specification's own objects, as they were written, each with its place.
package enum OpenAPI {}
