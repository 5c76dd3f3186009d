/// Importing the SDK is enough: the runtime's types, and those of swift-http-types, come with it.
@_exported public import APIRuntime
