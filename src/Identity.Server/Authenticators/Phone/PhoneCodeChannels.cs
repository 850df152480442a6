using System.Diagnostics;
using Identity.Domain.Methods.Phones;
using Identity.Storage.Codes;

namespace Identity.Server.Authenticators.Phone;

/// <summary>The ways of reaching a phone among all ways in which codes go out.</summary>
internal static class PhoneCodeChannels
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CodeChannel> All { get; } = [CodeChannel.Text, CodeChannel.Call];

    /// <summary>The way of a code.</summary>
    public static CodeChannel Of(PhoneChannel channel) => channel is PhoneChannel.Call ? CodeChannel.Call : CodeChannel.Text;

    /// <summary>The way of a phone.</summary>
    public static PhoneChannel Of(CodeChannel channel) => channel switch
    {
        CodeChannel.Text => PhoneChannel.Text,
        CodeChannel.Call => PhoneChannel.Call,
        CodeChannel.Mail => throw new ArgumentException("A mail is not to a phone.", nameof(channel)),
        _ => throw new UnreachableException(),
    };
}
