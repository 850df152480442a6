using Identity.Domain.Methods.Phones;

namespace Identity.Domain.Policies;

/// <summary>What policy says about phones beyond being on or off.</summary>
/// <param name="Text">Whether codes go out by text message.</param>
/// <param name="Call">Whether a call can be answered.</param>
/// <param name="Countries">The countries whose numbers are accepted (ISO 3166-1 alpha-2).</param>
public sealed record PhoneSwitches(bool Text, bool Call, IReadOnlyList<string> Countries)
{
    /// <summary>The kill switch: nothing is sent to anybody. Phones stay registered and are asked for; people are told to use another method.</summary>
    public bool Paused { get; init; }

    /// <summary>How much may be sent.</summary>
    public SendLimits Limits { get; init; } = SendLimits.Default;

    /// <summary>Whether phones are reached that way.</summary>
    public bool Allows(PhoneChannel channel) => channel is PhoneChannel.Text ? Text : Call;
}
