using System.Security.Cryptography;
using System.Text;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>
/// Marks that stand for secrets: the same for two uses of one, and nothing can be learnt from them, for they are made with a key that
/// lives as long as the simulator and leaves it never.
/// </summary>
internal sealed class SecretMarks
{
    private const int Bytes = 3;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public string Of(string secret) =>
        $"[redacted:{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(secret))[..Bytes])}]";
}
