using System.Buffers;
using System.Text;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Identity.OpenId.Hosting;

/// <summary>Reads HTTP requests for the core.</summary>
internal static class RequestReading
{
    private const int LongestForm = 64 * 1024;

    public static async Task<ProtocolRequest> ReadAsync(HttpContext context, DateTimeOffset now)
    {
        var request = context.Request;
        return new ProtocolRequest
        {
            Method = request.Method,
            Handle = request.RouteValues["handle"] as string,
            Parameters = HttpMethods.IsPost(request.Method)
                ? await ReadFormAsync(request, context.RequestAborted)
                : Parameters.Parse(request.QueryString.ToString().TrimStart('?')),
            Authorization = request.Headers.Authorization.Count > 0 ? request.Headers.Authorization.ToString() : null,
            Origin = request.Headers.Origin.Count == 1 ? request.Headers.Origin.ToString() : null,
            Address = context.Connection.RemoteIpAddress,
            Browser = new BrowserCookies(new Dictionary<string, string>(request.Cookies, StringComparer.Ordinal)),
            Now = now,
        };
    }

    private static async Task<Parameters> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LongestForm + 1);
        try
        {
            var room = buffer.AsMemory(0, LongestForm + 1);
            var length = await request.Body.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellationToken);
            return length switch
            {
                0 => Parameters.None,
                > LongestForm => Parameters.Faulty("The body is longer than 64 KB."),
                _ when !IsForm(request) => Parameters.Faulty("The body has to be application/x-www-form-urlencoded."),
                _ => Parameters.Parse(Encoding.Latin1.GetString(buffer, 0, length)),
            };
        }
        finally
        {
            // It held secrets, and the pool hands it to anybody.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
}
