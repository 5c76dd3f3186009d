@_exported public import APIJSON
// Generated code imports this module alone: the JSON and HTTP types that appear in its face come along.
@_exported public import HTTPTypes
