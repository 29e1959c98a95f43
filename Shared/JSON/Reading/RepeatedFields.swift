/// What proto3 calls repeated fields and maps, which are left out when they are empty.
///
/// An overload of `KeyedDecodingContainer.decode` for arrays would do the same, but only in files that import this
/// module, and then for every other decoder too.
private protocol RepeatedField {
    init()
}

extension Array: RepeatedField {}
extension Dictionary: RepeatedField {}
extension Set: RepeatedField {}

/// The empty value of an array, dictionary or set; nil for any other type.
func emptyRepeatedField<T>(_ type: T.Type) -> T? {
    (type as? any RepeatedField.Type)?.init() as? T
}
