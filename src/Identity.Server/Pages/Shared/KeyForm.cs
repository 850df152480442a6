namespace Identity.Server.Pages.Shared;

/// <summary>A form that asks the browser for a security key or passkey.</summary>
/// <param name="Action">Where its answer goes; the options come from the handler <c>Options</c> of the same page.</param>
/// <param name="Button">The key of the button's text.</param>
/// <param name="IsNew">Whether a key is to be made; otherwise one is to answer.</param>
/// <param name="WithoutScript">The key of the text that says what else can be done.</param>
/// <param name="FillsIn">Whether the browser may offer passkeys where the name is typed, before the button is pressed.</param>
/// <param name="IsSecondary">Whether another button is the page's first.</param>
internal sealed record KeyForm(string Action, string Button, bool IsNew, string WithoutScript, bool FillsIn = false, bool IsSecondary = false)
{
    /// <summary>Whether the person is asked again in this browser; <see langword="null"/> where that is no choice.</summary>
    public DeviceChoice? Device { get; init; }

    /// <summary>Where the options come from.</summary>
    public string Options => $"{Action.Split('?')[0]}?handler={(FillsIn ? "PasskeyOptions" : "Options")}";
}
