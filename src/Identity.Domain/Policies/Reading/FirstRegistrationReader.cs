using System.Globalization;
using System.Text.Json;
using Identity.Domain.AppPasswords;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>firstRegistration</c>.</summary>
internal sealed class FirstRegistrationReader(List<PolicyError> errors)
{
    public FirstRegistrationRule Read(LocatedJson? node)
    {
        if (node is null || !ObjectReader.IsObject(node, errors))
        {
            return PolicyDocument.Default.FirstRegistration;
        }

        var reader = new ObjectReader(node, errors);
        var required = reader.Require("allow");
        var rule = new FirstRegistrationRule(reader.Texts("allow", []))
        {
            PasswordDays = reader.Take("passwordDays") is { } days ? reader.Whole(days, 1, FirstRegistrationRule.MostDays) : null,
            Networks = reader.Take("networks") is { } networks ? Networks(networks) : [],
        };
        reader.RefuseOthers();
        foreach (var item in (required?.Items ?? []).Where(item => !FirstRegistrationRule.Known.Contains(item.Text)))
        {
            errors.Add(new(item.Line, item.Path, $"only {string.Join(", ", FirstRegistrationRule.Known)} are known"));
        }

        return rule;
    }

    private List<TrustedNetwork> Networks(LocatedJson node)
    {
        if (!ObjectReader.IsObject(node, errors))
        {
            return [];
        }

        if (node.Members.Count > FirstRegistrationRule.MostNetworks)
        {
            errors.Add(new(node.Line, node.Path, string.Create(CultureInfo.InvariantCulture, $"must have at most {FirstRegistrationRule.MostNetworks} networks")));
        }

        var reader = new ObjectReader(node, errors);
        List<TrustedNetwork> networks = [];
        foreach (var name in node.Members.Select(member => member.Name).Distinct(StringComparer.Ordinal))
        {
            if (reader.Take(name) is { } addresses && Network(name, addresses) is { } network)
            {
                networks.Add(network);
            }
        }

        reader.RefuseOthers();
        return networks;
    }

    private TrustedNetwork? Network(string name, LocatedJson node)
    {
        var isList = node is { Kind: JsonValueKind.Array, Items.Count: > 0 } && node.Items.All(item => item.Kind is JsonValueKind.String);
        if (name.Length is > 0 and <= 100 && isList
            && node.Items.All(item => item.Text.Trim().Length > 0)
            && AllowedNetworks.Read(string.Join(' ', node.Items.Select(item => item.Text))) is { IsAnywhere: false } addresses)
        {
            return new(name, addresses);
        }

        errors.Add(new(node.Line, node.Path, string.Create(
            CultureInfo.InvariantCulture, $"must be a list of 1 to {AllowedNetworks.Most} addresses or networks such as 192.0.2.0/24")));
        return null;
    }
}
