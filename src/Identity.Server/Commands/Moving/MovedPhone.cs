using Identity.Server.Authenticators.Phone;

namespace Identity.Server.Commands.Moving;

/// <summary>A phone that was registered elsewhere.</summary>
internal sealed record MovedPhone(PhoneSecret Phone, string Label, DateTimeOffset? RegisteredAt, bool IsDefault) : MovedMethod(Label, RegisteredAt, IsDefault)
{
    public override string Key => $"phone:{Phone.Address.Number}:{Phone.Address.Extension}:{Phone.Preferred}";
}
