using System.Security.Cryptography;
using System.Text;

namespace KojiWidgetHarness.Simulator.Callers;

internal static class Secret
{
    /// <summary>Compares in a time that does not tell how much of <paramref name="given"/> was right.</summary>
    public static bool Matches(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
