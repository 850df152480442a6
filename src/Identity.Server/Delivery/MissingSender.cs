namespace Identity.Server.Delivery;

/// <summary>A sender, or another setting, that policy needs and this server does not have.</summary>
/// <param name="Field">What in the policy needs it, for example <c>methods.phone.text</c>.</param>
/// <param name="Setting">The section of the settings that it is missing from.</param>
internal sealed record MissingSender(string Field, string Setting);
