using Identity.Domain.Methods.Phones;
using Identity.OpenId.Documents;
using Identity.Server.Authenticators.Phone;

namespace Identity.Server.Commands.Moving;

/// <summary>Reads a phone of a line: <c>{"type":"phone","number":"+31612345678","extension":"…","preferred":"text"}</c>.</summary>
internal static class MovedPhoneReader
{
    private const string Text = "text";
    private const string Call = "call";

    /// <summary>How a preference is written.</summary>
    public static string Write(PhoneChannel channel) => channel is PhoneChannel.Text ? Text : Call;

    /// <summary>The phone; <see langword="null"/> if something is wrong with it. Which of the person's phones it is, the whole line tells.</summary>
    public static PhoneSecret? Read(DocumentFields fields)
    {
        var preferred = fields.Text("preferred");
        if (preferred is not (null or Text or Call))
        {
            fields.Refuse("preferred", "must be text or call");
        }

        var number = fields.Text("number");
        var extension = fields.Text("extension");
        if (number is null || PhoneNumberReader.ReadInternational(number, extension) is not { } address)
        {
            fields.Refuse("number", "must be a number that can be called, such as +31612345678");
            return null;
        }

        if (preferred == Text && !address.TakesText)
        {
            fields.Refuse("preferred", "cannot be text: the number receives none");
        }

        return new PhoneSecret(address, PhoneSlot.Mobile, preferred == Call || !address.TakesText ? PhoneChannel.Call : PhoneChannel.Text);
    }
}
