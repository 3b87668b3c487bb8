using System.Text;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>Finds all secrets of a text: as it is written and, where something in it is encoded, as it is read.</summary>
internal static class SecretSearch
{
    /// <summary>Where they are, in their order and none within another.</summary>
    public static IReadOnlyList<SecretSpan> Find(string text)
    {
        var found = new List<SecretSpan>();
        Find(new ReadableText(text), found);
        if (TextDecoder.Read(text) is { } read)
            Find(read, found);
        if (TextDecoder.ReadForm(text) is { } form)
            Find(form, found);
        return found.Count < 2 ? found : Joined(found);
    }

    /// <summary>The text with a mark in place of each; the same instance when it has none.</summary>
    public static string Replace(string text, Func<string, string> mark)
    {
        var spans = Find(text);
        return spans.Count == 0 ? text : Replace(text, spans, mark);
    }

    /// <summary>The text with a mark in place of each of these.</summary>
    public static string Replace(string text, IReadOnlyList<SecretSpan> spans, Func<string, string> mark)
    {
        var replaced = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, quote) in spans)
        {
            var secret = text[start..end];
            replaced.Append(text, at, start - at).Append(quote).Append(mark(TextDecoder.Read(secret)?.Text ?? secret)).Append(quote);
            at = end;
        }

        return replaced.Append(text, at, text.Length - at).ToString();
    }

    private static void Find(ReadableText text, List<SecretSpan> found)
    {
        SecretFamilies.Find(text, found);
        SecretShapes.Find(text, found);
        PrivateKeys.Find(text, found);
        AuthorizationSchemes.Find(text, found);
        NamedSecrets.Find(text, found);
        SiteCredentialPatterns.Find(text, found);
        EmailAddresses.Find(text, found);
        PhoneNumbers.Find(text, found);
    }

    private static List<SecretSpan> Joined(List<SecretSpan> found)
    {
        found.Sort((one, other) => (one.Start, -one.End).CompareTo((other.Start, -other.End)));
        var joined = new List<SecretSpan>(found.Count);
        foreach (var span in found)
        {
            if (joined.Count > 0 && span.Start < joined[^1].End)
                joined[^1] = joined[^1] with { End = Math.Max(span.End, joined[^1].End) };
            else
                joined.Add(span);
        }

        return joined;
    }
}
