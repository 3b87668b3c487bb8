using System.Text;

namespace KojiWidgetHarness.Scenarios;

/// <summary>How a secret that is known may be written.</summary>
internal static class SecretForms
{
    private const int GroupOfBytes = 3;

    /// <summary>
    /// As it is, encoded for an address, and within anything in base64: there its letters depend on how many bytes are before it.
    /// </summary>
    public static IEnumerable<string> Of(string secret)
    {
        var inBase64 = Enumerable.Range(0, GroupOfBytes).Select(before => InBase64(secret, before));
        string[] forms = [secret, Uri.EscapeDataString(secret), .. inBase64];
        return [.. forms.Concat(forms.Select(form => form.Replace('+', '-').Replace('/', '_'))).Distinct()];
    }

    // Without the letters at both ends that what is around it has a part in.
    private static string InBase64(string secret, int before)
    {
        var bytes = new byte[before].Concat(Encoding.UTF8.GetBytes(secret)).ToArray();
        var coded = Convert.ToBase64String(bytes.AsSpan(0, bytes.Length / GroupOfBytes * GroupOfBytes));
        return before == 0 ? coded : coded[4..];
    }
}
