namespace Identity.Domain.Methods;

/// <summary>How much methods are where a number of them is asked: each kind counts once, and so does each channel (fault 5).</summary>
/// <remarks>
/// Two kinds over one number, device or mailbox fall with it, so they are one. Which of them counts is left open as long as it can be:
/// an app and a phone over one device, and another app over a second, are two. What only stands in for others counts for nothing.
/// </remarks>
internal static class DistinctMethods
{
    /// <summary>The most methods that can be picked with no kind and no channel twice.</summary>
    public static int Count(IEnumerable<(AuthenticationMethod Kind, string Channel)> methods)
    {
        var channels = methods.Where(method => !method.Kind.IsReserve).ToLookup(method => method.Kind, method => method.Channel);
        var holders = new Dictionary<string, AuthenticationMethod>(StringComparer.Ordinal);
        return channels.Count(kind => Place(kind.Key, []));

        // A kind takes a free channel, or one whose holder can move to another.
        bool Place(AuthenticationMethod kind, HashSet<string> tried)
        {
            foreach (var channel in channels[kind].Where(tried.Add))
            {
                if (!holders.TryGetValue(channel, out var holder) || Place(holder, tried))
                {
                    holders[channel] = kind;
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether one more of <paramref name="kind"/>, over a channel of its own, would count.</summary>
    public static bool Gains(IReadOnlyCollection<(AuthenticationMethod Kind, string Channel)> methods, AuthenticationMethod kind) =>
        Count([.. methods, New(kind)]) > Count(methods);

    /// <summary>A method that is not registered yet, over a channel that nothing else has.</summary>
    public static (AuthenticationMethod Kind, string Channel) New(AuthenticationMethod kind) => (kind, $"\0{kind}");
}
