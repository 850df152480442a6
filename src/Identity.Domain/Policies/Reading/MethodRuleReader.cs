using Identity.Domain.Methods;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>methods</c>: which are on, and for whom.</summary>
internal sealed class MethodRuleReader(List<PolicyError> errors)
{
    public IReadOnlyList<MethodRule> ReadAll(LocatedJson node)
    {
        if (!ObjectReader.IsObject(node, errors))
        {
            return [];
        }

        var reader = new ObjectReader(node, errors);
        var rules = new List<MethodRule>();
        foreach (var method in MethodCatalogue.WithReserve)
        {
            if (reader.Take(method.Name) is { } value && ObjectReader.IsObject(value, errors))
            {
                rules.Add(Read(method, value));
            }
        }

        reader.RefuseOthers();
        return rules;
    }

    private MethodRule Read(AuthenticationMethod method, LocatedJson node)
    {
        var reader = new ObjectReader(node, errors);
        _ = reader.Require("on");
        var on = reader.Flag("on", fallback: false);
        var groups = GroupScopeReader.Read(reader);
        var phone = method == MethodCatalogue.Phone ? Phone(reader, node, on) : null;
        var keys = method == MethodCatalogue.SecurityKey ? new KeySwitchesReader(errors).Read(reader, node) : null;
        reader.RefuseOthers();
        return new(method, on, groups, phone, keys);
    }

    private PhoneSwitches Phone(ObjectReader reader, LocatedJson node, bool on)
    {
        var phone = new PhoneSwitches(reader.Flag("text", fallback: true), reader.Flag("call", fallback: true), reader.Texts("countries", []))
        {
            Paused = reader.Flag("paused", fallback: false),
            Limits = new SendLimitsReader(errors).Read(reader.Take("limits")),
        };
        if (on && phone is { Text: false, Call: false })
        {
            errors.Add(new(node.Line, node.Path, "is on with neither text nor call"));
        }

        if (on && phone.Countries.Count == 0)
        {
            errors.Add(new(node.Line, node.PathOf("countries"), "must name the countries whose numbers are accepted"));
        }

        var items = reader.Take("countries")?.Items ?? [];
        foreach (var item in items.Where(item => item.Text is not { Length: 2 } || !item.Text.All(char.IsAsciiLetterUpper)))
        {
            errors.Add(new(item.Line, item.Path, "must be a country of two capital letters, such as NL"));
        }

        return phone;
    }
}
