namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>include</c> and <c>exclude</c>; left out, they mean everyone and nobody.</summary>
internal static class GroupScopeReader
{
    public static GroupScope Read(ObjectReader reader) =>
        new(reader.Texts("include", [GroupScope.Everyone]), reader.Texts("exclude", []));
}
