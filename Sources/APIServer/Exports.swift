// Services import this module alone: requests, responses and the JSON in them come along.
@_exported public import APIRuntime
