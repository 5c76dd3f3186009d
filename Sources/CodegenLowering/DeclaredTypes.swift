import CodegenAPIModel
import CodegenDiagnostics

/// The types that a lowering has declared so far; a type has no shape while its schema is being lowered.
struct DeclaredTypes {
    private var declarations: [Declaration] = []
    /// By the location of a schema: one that is met twice is one type.
    private var schemas: [SourceRange: TypeID] = [:]
    /// By the location of an array or object whose elements have several types.
    private var elements: [SourceRange: TypeID] = [:]
    /// By the location of a multipart body's schema: one that several operations send in the same way is one type.
    private var multiparts: [SourceRange: [TypeID]] = [:]

    private struct Declaration {
        let name: NameSource
        var shape: TypeDeclaration.Shape?
        var documentation: Documentation
        let origin: SourceRange
        var parts: [SourceRange] = []
    }

    /// The relation of a declaration to its schema.
    enum Use {
        /// The type of the schema, wherever it is met.
        case schema
        /// The type of its elements.
        case elements
        /// The parts of a multipart body with the schema.
        case multipart
        /// A type within one other type.
        case single
    }

    // MARK: Declaring

    mutating func declare(
        _ name: NameSource, at origin: SourceRange, as use: Use, documentation: Documentation
    ) -> TypeID {
        let id = TypeID(declarations.count)
        declarations.append(Declaration(name: name, documentation: documentation, origin: origin))
        switch use {
        case .schema: schemas[origin] = id
        case .elements: elements[origin] = id
        case .multipart: multiparts[origin, default: []].append(id)
        case .single: break
        }
        return id
    }

    /// Gives a declared type its shape; `parts` are other locations that describe it.
    mutating func define(_ id: TypeID, as shape: TypeDeclaration.Shape, parts: [SourceRange]?) {
        declarations[id.index].shape = shape
        if let parts { declarations[id.index].parts = parts }
    }

    mutating func add(constraint: String, to id: TypeID) {
        declarations[id.index].documentation.constraints.append(constraint)
    }

    /// Describes a type that has no words of its own.
    mutating func describe(_ id: TypeID, as description: String) {
        let documentation = declarations[id.index].documentation
        guard documentation.summary == nil, documentation.description == nil else { return }
        declarations[id.index].documentation.description = description
    }

    // MARK: Look-ups

    func schema(at origin: SourceRange) -> TypeID? { schemas[origin] }
    func elements(at origin: SourceRange) -> TypeID? { elements[origin] }
    func multiparts(at origin: SourceRange) -> [TypeID] { multiparts[origin] ?? [] }

    func origin(of id: TypeID) -> SourceRange { declarations[id.index].origin }

    /// Nil while the schema is being lowered.
    func shape(of id: TypeID) -> TypeDeclaration.Shape? { declarations[id.index].shape }

    /// All types; one without a shape is a schema that leads back to itself without saying anything.
    var all: [TypeDeclaration] {
        declarations.enumerated().map { index, declaration in
            var type = TypeDeclaration(
                id: TypeID(index),
                name: declaration.name,
                shape: declaration.shape ?? .alias(.anything),
                documentation: declaration.documentation,
                origin: declaration.origin
            )
            type.parts = declaration.parts
            return type
        }
    }
}
