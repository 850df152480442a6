using Identity.Domain.AppPasswords;
using Identity.Server.Localization;

namespace Identity.Server.LegacyDoors;

/// <summary>What old programs show to people: one short sentence, in letters that every protocol can carry.</summary>
internal static class DoorWords
{
    /// <summary>The sentence for an answer that is a no.</summary>
    public static string Of(DoorAnswer answer, Texts texts) => texts[$"Door.{Key(answer)}"];

    private static string Key(DoorAnswer answer) => answer switch
    {
        DoorAnswer.Refused(var reason) => $"{Told(reason)}",
        DoorAnswer.Locked => "Locked",
        _ => "Unavailable",
    };

    // What the person can do about it is on the web pages, whatever it is.
    private static DoorRefusal Told(DoorRefusal reason) =>
        reason is DoorRefusal.Frozen or DoorRefusal.PasswordChangeDue ? DoorRefusal.RegistrationDue : reason;
}
