using Identity.Domain.Methods;
using Identity.Domain.SignIn;

namespace Identity.Server.Authenticators;

/// <summary>The ceremony of one method. A new method is one folder beside this file and one row in the <see cref="MethodCatalogue"/>.</summary>
internal interface IAuthenticator
{
    /// <summary>The method.</summary>
    TwoStepMethod Method { get; }

    /// <summary>Judges what a person typed as second step. Trying is paid for from the one budget of all codes (fault 14).</summary>
    Task<CodeAnswer> AnswerAsync(PersonFacts person, RegisteredMethod method, string typed, CancellationToken cancellationToken);
}
