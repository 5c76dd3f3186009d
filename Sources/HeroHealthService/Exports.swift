/// Importing the service is enough: requests, responses and the runtime's types come with it.
@_exported public import APIServer
