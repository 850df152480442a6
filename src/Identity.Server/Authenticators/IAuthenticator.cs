using Identity.Domain.Methods;
using Identity.Server.Gate;

namespace Identity.Server.Authenticators;

/// <summary>The ceremony of one method. A new method is one folder beside this file and one row in the <see cref="MethodCatalogue"/>.</summary>
/// <remarks>How a person answers differs: what is typed goes to an <see cref="ICodeAuthenticator"/>; a key answers to a ceremony of its own.</remarks>
internal interface IAuthenticator
{
    /// <summary>The method.</summary>
    TwoStepMethod Method { get; }

    /// <summary>Does beforehand what the person would ask for next: a code is on its way while the page opens. Most methods have nothing to do.</summary>
    Task PrepareAsync(Journey journey, RegisteredMethod method, CancellationToken cancellationToken);
}
