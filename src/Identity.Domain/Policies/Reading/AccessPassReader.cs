using Identity.Domain.AccessPasses;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>accessPass</c>.</summary>
internal sealed class AccessPassReader(List<PolicyError> errors)
{
    public AccessPassRule Read(LocatedJson? node)
    {
        if (node is null || !ObjectReader.IsObject(node, errors))
        {
            return AccessPassRule.Off;
        }

        var reader = new ObjectReader(node, errors);
        var most = reader.Number("maxMinutes", AccessPassRule.LeastMinutes, AccessPassRule.MostMinutes, AccessPassRule.MostMinutes);
        var rule = new AccessPassRule
        {
            On = reader.Flag("on", fallback: false),
            Groups = GroupScopeReader.Read(reader),
            MaxMinutes = most,
            Minutes = reader.Number("minutes", AccessPassRule.LeastMinutes, most, int.Min(AccessPassRule.Off.Minutes, most)),
            Length = reader.Number("length", AccessPassText.Shortest, AccessPassText.Longest, AccessPassRule.Off.Length),
            Once = reader.Flag("once", fallback: false),
        };
        reader.RefuseOthers();
        return rule;
    }
}
