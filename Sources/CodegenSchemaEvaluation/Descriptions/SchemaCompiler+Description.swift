package import CodegenDiagnostics
package import CodegenOpenAPIDocument

extension SchemaCompiler {
    /// A compiler for the schemas of a description: in its dialect, and with references resolved as they are in all of it.
    ///
    ///     let compiler = SchemaCompiler(of: description, files: files, direction: .request)
    ///     let body = compiler.compile(schema)
    package convenience init(
        of description: Description, files: SourceFiles, direction: SchemaOptions.Direction? = nil,
        assertsFormats: Bool = false, limits: SchemaLimits = .init()
    ) {
        let options = SchemaOptions(
            dialect: SchemaDialect(of: description), assertsFormats: assertsFormats, direction: direction,
            limits: limits)
        self.init(files: files, options: options, description: description, source: { _ in nil })
    }
}

extension SchemaDialect {
    /// By the version of a description.
    package init(of description: Description) {
        switch description.version {
        case .v3_0: self = description.isSwagger2 ? .swagger20 : .openAPI30
        case .v3_1, .v3_2: self = .openAPI31
        }
    }
}
