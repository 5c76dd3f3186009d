/// The OpenAPI Specification's own objects, as they were written, each with its place.
public enum OpenAPI {}
