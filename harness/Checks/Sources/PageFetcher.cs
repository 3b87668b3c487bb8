using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using KojiWidgetHarness.Checks.Http;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Checks.Sources;

/// <summary>Gets pages as a browser asks for them, and keeps the headers of each answer on the way.</summary>
public sealed class PageFetcher : IDisposable
{
    private const int MostHops = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;

    private readonly PrivateAddresses addresses;
    private readonly bool allowsPrivate;

    /// <summary>A fetcher with connections of its own.</summary>
    /// <param name="allowsPrivate">Whether a public page may redirect it to a private address.</param>
    public PageFetcher(bool allowsPrivate = false)
        : this(allowsPrivate, HarnessHttp.AddressesOfAsync) { }

    internal PageFetcher(bool allowsPrivate, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        (this.allowsPrivate, addresses) = (allowsPrivate, new(resolve));
        var handler = HarnessHttp.NewHandler();
        (handler.AllowAutoRedirect, handler.UseCookies, handler.AutomaticDecompression) = (false, false, DecompressionMethods.All);
        http = new(handler)
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = PageFiles.LargestBytes,
            DefaultRequestHeaders = { Accept = { new("text/html"), new("application/xhtml+xml"), new("*/*", 0.8) } },
        };
    }

    /// <summary>Gets one.</summary>
    public async Task<PageReading> GetAsync(WebAddress page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        var (address, credentials) = (page.Uri, new List<SiteCredentials>());
        var hops = new List<RedirectHop>();
        try
        {
            for (WebAddress next = page; ; )
            {
                var at = next.Uri;
                if (next.Credentials is { } given)
                    credentials.Insert(0, given);
                using var response = await AskAsync(at, credentials, cancellation);
                var headers = Headers(response);
                if (response.Headers.Location is not { } location || (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
                    return await ReadAsync(address, at, response, headers, hops, credentials, cancellation);
                hops.Add(new(at, (int)response.StatusCode, headers));
                if (!Uri.TryCreate(at, location, out var target) || target.Scheme is not ("http" or "https"))
                    return PageReading.Failed(
                        address.AbsoluteUri,
                        $"is redirected to {Redactor.HideCredentials(location.ToString())}, which no browser follows."
                    );
                next = target;
                // This machine may have access that the page's author lacks.
                if (!allowsPrivate && !await addresses.HasAsync(address, cancellation) && await addresses.HasAsync(target, cancellation))
                    return PageReading.Failed(
                        address.AbsoluteUri,
                        $"is public and redirects to {next}, which is a private address. Name that page itself, or allow it with --allow-private."
                    );
                if (hops.Count > MostHops)
                    return PageReading.Failed(
                        address.AbsoluteUri,
                        $"is redirected more than {MostHops} times, last to {next}. Fix the redirects."
                    );
            }
        }
        // The last two: a body that is not compressed as its header says.
        catch (Exception refused) when (refused is HttpRequestException or IOException or InvalidDataException or InvalidOperationException)
        {
            return PageReading.Failed(
                address.AbsoluteUri,
                $"cannot be read: {Innermost(refused)} Start its server, or correct the address."
            );
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return PageReading.Failed(address.AbsoluteUri, $"does not answer within {TimeText.Write(Patience)}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    // Each origin gets its own, wherever it redirects to.
    private async Task<HttpResponseMessage> AskAsync(Uri address, IEnumerable<SiteCredentials> credentials, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (credentials.FirstOrDefault(item => item.AreFor(address)) is { } own)
            request.Headers.TryAddWithoutValidation("Authorization", own.Authorization);
        return await http.SendAsync(request, cancellation);
    }

    private static async Task<PageReading> ReadAsync(
        Uri asked,
        Uri at,
        HttpResponseMessage response,
        IReadOnlyList<HttpHeader> headers,
        IReadOnlyList<RedirectHop> hops,
        IReadOnlyList<SiteCredentials> credentials,
        CancellationToken cancellation
    )
    {
        if (
            response.StatusCode == HttpStatusCode.Unauthorized
            && response.Headers.WwwAuthenticate.Any(scheme => scheme.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        )
            return PageReading.Failed(
                asked.AbsoluteUri,
                $"asks for user and password, and has not been given the right ones. Put them before the host in its address, as USER:PASSWORD@{at.Authority}."
            );
        if (!response.IsSuccessStatusCode)
            return PageReading.Failed(
                asked.AbsoluteUri,
                $"answers {(int)response.StatusCode} {response.ReasonPhrase}. Correct the address."
            );
        if (response.Content.Headers.ContentType?.MediaType is { } type && type is not ("text/html" or "application/xhtml+xml"))
            return PageReading.Failed(asked.AbsoluteUri, $"is {type}, no page. Name the page that has the iframe.");
        var reading = PageFiles.Of(asked.AbsoluteUri, await TextAsync(response.Content, cancellation), PageLanguage.Html);
        return reading.Source is { } source
            ? PageReading.Of(source with { IsServed = true, Address = at, Headers = headers, Hops = hops, Credentials = credentials })
            : reading;
    }

    // An unknown charset, or one that .NET refuses, is read as UTF-8, like a missing one.
    private static async Task<string> TextAsync(HttpContent content, CancellationToken cancellation)
    {
        try
        {
            return await content.ReadAsStringAsync(cancellation);
        }
        catch (Exception unknown) when (unknown is InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return System.Text.Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(cancellation));
        }
    }

    private static List<HttpHeader> Headers(HttpResponseMessage response) =>
        [
            .. from header in response.Headers.NonValidated.Concat<KeyValuePair<string, HeaderStringValues>>(
                response.Content.Headers.NonValidated
            )
            from value in header.Value
            select new HttpHeader { Name = header.Key, Value = value },
        ];

    private static string Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
            error = inner;
        return error.Message.FirstLine().TrimEnd('.', ' ') + ".";
    }
}

/// <summary>Distinguishes addresses of this machine and of private networks from public ones.</summary>
/// <param name="resolve">Gives the addresses of a host.</param>
internal sealed class PrivateAddresses(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    // IANA's registries of special-purpose addresses: this network, private, shared, loopback, link-local, unique local.
    private static readonly IPNetwork[] Networks =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("::/127"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
    ];

    /// <summary>Determines whether any address of a host is private. A host that is not known is not.</summary>
    public async Task<bool> HasAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return (await resolve(address.IdnHost, cancellation)).Any(IsPrivate);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool IsPrivate(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Networks.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }
}
