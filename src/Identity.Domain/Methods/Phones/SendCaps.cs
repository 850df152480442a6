namespace Identity.Domain.Methods.Phones;

/// <summary>The counters that a message is charged to. All must have room, in this order; the person's own pace is <see cref="SendPacing"/>.</summary>
public static class SendCaps
{
    private const int DigitsOfARange = 4;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The counters of one message.</summary>
    /// <param name="limits">What policy says.</param>
    /// <param name="channel">How it goes out.</param>
    /// <param name="number">The number (E.164).</param>
    /// <param name="numberDigest">A keyed digest of it, under which it is counted.</param>
    /// <param name="country">Its country (ISO 3166-1 alpha-2).</param>
    /// <param name="address">The network address that asks; <see langword="null"/> if it is not known.</param>
    public static IReadOnlyList<SendCap> For(
        SendLimits limits, PhoneChannel channel, string number, string numberDigest, string country, string? address) =>
    [
        new("numberPerDay", $"number:{numberDigest}", 1, limits.NumberPerDay, Day),
        new("prefixPerHour", $"prefix:{Range(number)}", 1, limits.PrefixPerHour, Hour),
        new("addressPerHour", $"address:{address}", 1, limits.AddressPerHour, Hour),
        new("countryPerDay", $"country:{country}", 1, limits.CountryPerDay, Day),
        new("perDay", "all", 1, limits.PerDay, Day),
        new("costPerDay", "cost", channel is PhoneChannel.Text ? limits.TextCost : limits.CallCost, limits.CostPerDay, Day),
    ];

    private static string Range(string number) => number[..int.Max(0, number.Length - DigitsOfARange)];
}
