namespace Identity.OpenId.Requests;

/// <summary>Adds parameters to a registered address. The address itself stays as it is, query included; <see cref="Uri"/> would rewrite it.</summary>
internal static class ResponseAddress
{
    public static string Append(string address, IEnumerable<(string Name, string Value)> parameters)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        return address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
    }
}
