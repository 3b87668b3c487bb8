using System.Buffers.Text;
using System.Security.Cryptography;

namespace KojiWidgetHarness.Host.Security;

/// <summary>
/// The two secrets of a host. The page around a widget has to hold the first, so any script on that page can have it: it lets
/// events in and nothing out.
/// </summary>
/// <param name="Ingest">Lets its holder send events.</param>
/// <param name="Reader">Lets its holder read all events.</param>
public sealed record AccessTokens(string Ingest, string Reader)
{
    /// <summary>Two new random tokens of 256 bits.</summary>
    public static AccessTokens Create() => new(Random(), Random());

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
