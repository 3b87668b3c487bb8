using System.Security.Cryptography;
using System.Text;

namespace KojiWidgetHarness.Reports.Runs;

/// <summary>Identifiers that a scenario keeps from run to run, so that services can follow it.</summary>
internal static class StableId
{
    private const int Version = 8;

    /// <summary>Gets a UUID that depends on the words alone; version 8 (RFC 9562, section 5.8), as its content is ours.</summary>
    public static Guid Of(params ReadOnlySpan<string> words)
    {
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words!)));
        bytes[6] = (byte)((bytes[6] & 0x0F) | (Version << 4));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes[..16], bigEndian: true);
    }
}
