using Microsoft.Extensions.Options;

namespace Identity.OpenId.Hosting;

/// <summary>Refuses to start with an issuer that cannot be one.</summary>
internal sealed class OpenIdOptionsValidator : IValidateOptions<OpenIdOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenIdOptions options) =>
        options.FindFault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
}
