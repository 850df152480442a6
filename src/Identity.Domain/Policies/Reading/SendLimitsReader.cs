using Identity.Domain.Methods.Phones;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>methods.phone.limits</c>: how much may be sent. What is left out is the default.</summary>
internal sealed class SendLimitsReader(List<PolicyError> errors)
{
    public SendLimits Read(LocatedJson? node)
    {
        var limits = SendLimits.Default;
        if (node is null || !ObjectReader.IsObject(node, errors))
        {
            return limits;
        }

        var reader = new ObjectReader(node, errors);
        limits = new SendLimits
        {
            PersonPerHour = Figure(reader, "personPerHour", limits.PersonPerHour),
            NumberPerDay = Figure(reader, "numberPerDay", limits.NumberPerDay),
            PrefixPerHour = Figure(reader, "prefixPerHour", limits.PrefixPerHour),
            AddressPerHour = Figure(reader, "addressPerHour", limits.AddressPerHour),
            CountryPerDay = Figure(reader, "countryPerDay", limits.CountryPerDay),
            PerDay = Figure(reader, "perDay", limits.PerDay),
            TextCost = Figure(reader, "textCost", limits.TextCost),
            CallCost = Figure(reader, "callCost", limits.CallCost),
            CostPerDay = Figure(reader, "costPerDay", limits.CostPerDay),
        };
        reader.RefuseOthers();
        return limits;
    }

    private static int Figure(ObjectReader reader, string name, int standard)
    {
        var (least, most) = SendLimits.Bounds[name];
        return reader.Take(name) is { } value ? reader.Whole(value, least, most) ?? standard : standard;
    }
}
