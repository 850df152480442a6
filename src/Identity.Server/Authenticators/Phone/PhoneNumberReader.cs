using Identity.Domain.Methods.Phones;
using Identity.Domain.Policies;
using PhoneNumbers;

namespace Identity.Server.Authenticators.Phone;

/// <summary>Reads phone numbers as people type them, with spaces, dashes and brackets; a leading <c>+</c> or <c>00</c> is believed over the country chosen.</summary>
internal static class PhoneNumberReader
{
    private const int LongestExtension = 8;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    private static readonly HashSet<PhoneNumberType> Kinds =
    [
        PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.VOIP, PhoneNumberType.UAN,
    ];

    /// <summary>Reads one.</summary>
    /// <param name="typed">The number as it was typed.</param>
    /// <param name="country">The country chosen beside it.</param>
    /// <param name="extension">The extension as it was typed.</param>
    /// <param name="channel">How it is to be reached.</param>
    /// <param name="policy">What policy says about phones.</param>
    public static PhoneReading Read(string? typed, string? country, string? extension, PhoneChannel channel, PhoneSwitches policy)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return new PhoneReading.Refused(PhoneProblem.Empty);
        }

        if (Parse(typed, country) is not { } number)
        {
            return new PhoneReading.Refused(PhoneProblem.NotANumber);
        }

        var typedExtension = string.IsNullOrWhiteSpace(extension) ? number.Extension : extension.Trim();
        var address = new PhoneAddress(Numbers.Format(number, PhoneNumberFormat.E164), typedExtension.Length == 0 ? null : typedExtension);
        return Problem(address, number, channel, policy) is { } problem ? new PhoneReading.Refused(problem) : new PhoneReading.Accepted(address);
    }

    /// <summary>Reads a number in international form, whatever policy says about phones; <see langword="null"/> if it is none that can be called.</summary>
    public static PhoneAddress? ReadInternational(string number, string? extension)
    {
        var everywhere = new PhoneSwitches(Text: true, Call: true, [.. Numbers.GetSupportedRegions()]);
        return Read(number, country: null, extension, PhoneChannel.Call, everywhere) is PhoneReading.Accepted(var address) ? address : null;
    }

    private static PhoneProblem? Problem(PhoneAddress address, PhoneNumber number, PhoneChannel channel, PhoneSwitches policy)
    {
        if (!policy.Countries.Contains(address.Country, StringComparer.Ordinal))
        {
            return PhoneProblem.Country;
        }

        var kind = Numbers.GetNumberType(number);
        if (!Kinds.Contains(kind))
        {
            return PhoneProblem.Kind;
        }

        if (address.Extension is { } digits && (digits.Length > LongestExtension || !digits.All(char.IsAsciiDigit) || kind is PhoneNumberType.MOBILE))
        {
            return PhoneProblem.Extension;
        }

        return channel is PhoneChannel.Text && !address.TakesText ? PhoneProblem.NoText : null;
    }

    private static PhoneNumber? Parse(string typed, string? country)
    {
        try
        {
            var number = Numbers.Parse(typed, country);
            return Numbers.IsValidNumber(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
