using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.OpenId.Gate;
using Identity.Storage.Facts;

namespace Identity.Server.Gate;

/// <summary>The levels that discovery tells of: the phishing-resistant one only where policy has the keys on that it takes.</summary>
internal sealed class OfferedLevels(FactsReader facts, TimeProvider clock) : IAcrValues
{
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var found = await facts.ReadAsync(new FactsQuery { PersonId = Guid.Empty }, clock.GetUtcNow(), cancellationToken);
        var hasKeys = found.Policy.Document.Methods.Any(rule => rule.Method == MethodCatalogue.SecurityKey && rule is { On: true, Groups.IsNobody: false });
        return hasKeys ? AcrValues.All : [AcrValues.OneFactor, AcrValues.TwoFactor];
    }
}
