using Identity.Domain.SignIn;

namespace Identity.Server.Tests.Model;

/// <summary>What the app has.</summary>
internal sealed class ModelTokens
{
    /// <summary>Codes that were not redeemed.</summary>
    public List<(string Code, Guid Grant)> Codes { get; } = [];

    /// <summary>Codes that were.</summary>
    public List<(string Code, Guid Grant)> Spent { get; } = [];

    /// <summary>What the proofs behind each grant were worth.</summary>
    public Dictionary<Guid, AssuranceLevel> Levels { get; } = [];

    /// <summary>Refresh tokens.</summary>
    public List<(string Token, Guid Grant)> Refresh { get; } = [];
}
