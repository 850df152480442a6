using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>Says after a recovery code was used that few are left. It only reads; what follows is what the gate says.</summary>
internal sealed class CodesLeftModel(JourneyReader reader) : JourneyPage(reader)
{
    /// <summary>How many are left.</summary>
    public int Left => Codes?.CodesLeft ?? 0;

    /// <summary>Where the sign-in goes on.</summary>
    public string NextPath => JourneyPaths.Next(Handle);

    private RegisteredMethod? Codes => Journey.Person?.Facts.Methods.FirstOrDefault(method => method.Method == MethodCatalogue.RecoveryCodes);

    public IActionResult OnGet() => Codes is null ? SeeOther(NextPath) : Page();

    // Whoever has typed no more than a password learns nothing.
    protected override bool Serves(GateDecision decision) => decision is not (GateDecision.SignIn or GateDecision.Challenge or GateDecision.Refuse);
}
