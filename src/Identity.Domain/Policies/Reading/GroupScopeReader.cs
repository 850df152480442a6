namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>include</c> and <c>exclude</c>; left out, they mean everyone and nobody.</summary>
internal static class GroupScopeReader
{
    public static GroupScope Read(ObjectReader reader) =>
        new(reader.Texts("include", [GroupScope.Everyone]), reader.Texts("exclude", []));

    /// <summary>Reads a member that is nothing but these two; the member itself may be left out.</summary>
    public static GroupScope Read(LocatedJson? node, GroupScope fallback, List<PolicyError> errors)
    {
        if (node is null || !ObjectReader.IsObject(node, errors))
        {
            return fallback;
        }

        var reader = new ObjectReader(node, errors);
        var scope = Read(reader);
        reader.RefuseOthers();
        return scope;
    }
}
