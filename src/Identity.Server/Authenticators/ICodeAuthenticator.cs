using Identity.Domain.Methods;
using Identity.Server.Gate;

namespace Identity.Server.Authenticators;

/// <summary>The ceremony of a method whose answer is typed.</summary>
internal interface ICodeAuthenticator : IAuthenticator
{
    /// <summary>Judges what a person typed as second step. Trying is paid for from the one budget of all codes (fault 14).</summary>
    Task<CodeAnswer> AnswerAsync(Journey journey, RegisteredMethod method, string typed, CancellationToken cancellationToken);
}
