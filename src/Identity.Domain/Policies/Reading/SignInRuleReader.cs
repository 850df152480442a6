using System.Text.Json;
using Identity.Domain.SignIn;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>signIn</c>: the levels that apps take.</summary>
internal sealed class SignInRuleReader(List<PolicyError> errors)
{
    /// <summary>The rule; <see langword="null"/> if something is wrong with it.</summary>
    public SignInRule? Read(LocatedJson node)
    {
        if (!ObjectReader.IsObject(node, errors))
        {
            return null;
        }

        var reader = new ObjectReader(node, errors);
        _ = reader.Require("clients");
        var clients = reader.Texts("clients", []);
        var level = Level(reader.Require("acr"));
        reader.RefuseOthers();
        return level is null ? null : new(clients, level.Value);
    }

    private AssuranceLevel? Level(LocatedJson? acr)
    {
        if (acr is null or { Kind: JsonValueKind.Null })
        {
            return AssuranceLevel.OneFactor;
        }

        var level = AcrValues.Level(acr.Text);
        if (level is null)
        {
            errors.Add(new(acr.Line, acr.Path, $"must be null, {AcrValues.OneFactor}, {AcrValues.TwoFactor} or {AcrValues.PhishingResistant}"));
        }

        return level;
    }
}
