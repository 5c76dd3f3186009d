import CodegenDocumentTree

/// What keywords that hold for the value itself add to the others.
extension SampleShape {
    mutating func addScalarRule(_ rule: SchemaRule) {
        switch rule {
        case .types(let set): restrict(set)
        case .constant(let value): enumerations.append([value.node])
        case .enumeration(_, let values): enumerations.append(values)
        case .minimum(let value, let isExclusive): raise(value, isExclusive)
        case .maximum(let value, let isExclusive): sink(value, isExclusive)
        case .multipleOf(let step): steps.append(step)
        case .length(.atLeast(let count)): minimumLength = max(minimumLength, count)
        case .length(.atMost(let count)): maximumLength = min(maximumLength, count)
        case .pattern(let expression, let text): patterns.append((expression, text))
        case .format(let format): formats.append(format)
        case .numberFormat(let format): numberFormats.append(format)
        default: break
        }
    }

    mutating func addArrayRule(_ rule: SchemaRule) {
        switch rule {
        case .items(let rule): items.append(rule)
        case .contains(let rule):
            contains.append(rule)
            needsCheck = true
        case .unevaluatedItems(let schema):
            unevaluatedItems.append(schema)
            needsCheck = true
        case .itemCount(.atLeast(let count)): minimumItems = max(minimumItems, count)
        case .itemCount(.atMost(let count)): maximumItems = min(maximumItems, count)
        case .uniqueItems: isUnique = true
        default: break
        }
    }

    mutating func addObjectRule(_ rule: SchemaRule) {
        switch rule {
        case .properties(let rule): properties.append(rule)
        case .propertyNames(let schema): propertyNames.append(schema)
        case .unevaluatedProperties(let schema):
            unevaluatedProperties.append(schema)
            needsCheck = true
        case .propertyCount(.atLeast(let count)): minimumProperties = max(minimumProperties, count)
        case .propertyCount(.atMost(let count)): maximumProperties = min(maximumProperties, count)
        case .required(let names): for name in names { require(name) }
        case .dependentRequired(let list): dependentRequired += list
        default: break
        }
    }
}
