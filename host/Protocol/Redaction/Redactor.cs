using System.Text;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>
/// Takes secrets and personal data out of text before it is stored or shown: what has the name of a secret, what is of a form that only
/// secrets of its issuer have, users and passwords in addresses, e-mail addresses and phone numbers; also where they are encoded. What it
/// takes and what it leaves is said in the README beside it.
/// </summary>
public static class Redactor
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Mark = "[redacted]";

    /// <summary><paramref name="text"/> without its secrets; the same instance when it has none.</summary>
    public static string Redact(string text) => Redact(text, static _ => Mark);

    /// <summary>Replaces each secret by a mark of its own, so that two uses of one can be seen to be the same.</summary>
    /// <param name="text">What may hold secrets.</param>
    /// <param name="mark">Given a secret, what is in its place. It is in brackets, or it could be taken for a secret itself.</param>
    public static string Redact(string text, Func<string, string> mark)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(mark);
        return MayHoldSecret(text) ? SecretSearch.Replace(text, mark) : text;
    }

    /// <summary>
    /// Whether <paramref name="text"/> can hold a secret: false only where <see cref="Redact(string)"/> takes nothing out of it.
    /// </summary>
    public static bool MayHoldSecret(ReadOnlySpan<char> text) => SecretSigns.AreIn(text);

    /// <summary>
    /// Determines whether what a header, a parameter or a property of this name holds is a secret, whatever it looks like.
    /// </summary>
    public static bool IsNameOfSecret(string name) =>
        SecretNames.KindOf(name) is not (SecretKind.None or SecretKind.Phone or SecretKind.Short);

    /// <summary>The value of something of that name: the scheme of a header and the names of cookies stay, and nothing else.</summary>
    public static string RedactNamed(string name, string value, Func<string, string> mark)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(mark);
        if (value.Length == 0 || !IsNameOfSecret(name) || SecretValue.IsHarmless(value))
            return Redact(value, mark);
        var found = new List<SecretSpan>();
        SecretValue.Add(new ReadableText(value), 0, value.Length, SecretNames.KindOf(name), "", found);
        return found.Count == 0 ? Redact(value, mark) : Redact(SecretSearch.Replace(value, found, mark), mark);
    }

    /// <summary><paramref name="text"/> without the users and passwords of the addresses in it, and with everything else.</summary>
    public static string HideCredentials(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SiteCredentialPatterns.MayBeIn(text) ? SiteCredentialPatterns.Replace(text, found => found.Groups[1].Value + Mark) : text;
    }
}

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

/// <summary>Where a secret is in a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character behind its last one.</param>
/// <param name="Quote">What is put around the mark; empty for nothing.</param>
internal readonly record struct SecretSpan(int Start, int End, string Quote = "");
