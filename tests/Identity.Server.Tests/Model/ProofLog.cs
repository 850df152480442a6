namespace Identity.Server.Tests.Model;

/// <summary>The model's own log: who has proven what in which browser.</summary>
internal sealed class ProofLog
{
    private readonly HashSet<(int Browser, Guid PersonId, Proven Proof)> entries = [];

    /// <summary>Writes one down.</summary>
    public void Add(ModelBrowser browser, Guid personId, Proven proof) => entries.Add((browser.Number, personId, proof));

    /// <summary>Whether that person has proven a method in that browser at that time, however.</summary>
    public bool Has(ModelBrowser browser, Guid personId, Guid methodId, DateTimeOffset at, long epoch) =>
        entries.Any(entry => entry.Browser == browser.Number && entry.PersonId == personId && entry.Proof.MethodId == methodId && entry.Proof.Time == at && entry.Proof.Epoch == epoch);

    /// <summary>Whether that person has proven that in that browser.</summary>
    public bool Has(ModelBrowser browser, Guid personId, Proven proof) => entries.Contains((browser.Number, personId, proof));
}
