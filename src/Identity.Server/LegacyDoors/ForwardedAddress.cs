using System.Net;

namespace Identity.Server.LegacyDoors;

/// <summary>Notes whether the address of a request is one that a configured proxy told (attack 12).</summary>
internal static class ForwardedAddress
{
    /// <summary>The note, in <see cref="HttpContext.Items"/>.</summary>
    public static readonly object Key = new();

    private static readonly object Direct = new();

    /// <summary>Remembers who the connection is from. Goes before the forwarded headers are read.</summary>
    public static IApplicationBuilder UseDirectAddress(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Items[Direct] = context.Connection.RemoteIpAddress;
        return next(context);
    });

    /// <summary>Notes that it became another. Goes after.</summary>
    public static IApplicationBuilder UseForwardedAddress(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!ReferenceEquals(context.Items[Direct] as IPAddress, context.Connection.RemoteIpAddress))
        {
            context.Items[Key] = Key;
        }

        return next(context);
    });
}
