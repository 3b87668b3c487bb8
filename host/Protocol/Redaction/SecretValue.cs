using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>What of the value of a secret's name is secret.</summary>
internal static partial class SecretValue
{
    // Words that say something about a secret, or replace one.
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "null",
        "true",
        "false",
        "undefined",
        "none",
        "nil",
        "yes",
        "no",
        "empty",
        "set",
        "unset",
        "present",
        "absent",
        "missing",
        "required",
        "optional",
        "invalid",
        "expired",
        "revoked",
        "unknown",
        "wrong",
        "denied",
        "blocked",
        "allowed",
        "refused",
        "failed",
        "disabled",
        "enabled",
        "hidden",
        "redacted",
        "string",
        "number",
        "boolean",
        "object",
        "include",
        "omit",
        "same-origin",
        "ok",
        "valid",
        "NaN",
        "never",
        "lax",
        "strict"
    );

    private static readonly FrozenSet<string> Schemes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "bearer",
        "basic",
        "digest",
        "negotiate",
        "ntlm",
        "token",
        "apikey",
        "hawk",
        "dpop",
        "key",
        "aws4-hmac-sha256"
    );

    private static readonly FrozenSet<string> Attributes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "path",
        "expires",
        "max-age",
        "domain",
        "samesite",
        "secure",
        "httponly",
        "priority",
        "partitioned"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HarmlessWords = Harmless.GetAlternateLookup<
        ReadOnlySpan<char>
    >();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SchemeWords = Schemes.GetAlternateLookup<
        ReadOnlySpan<char>
    >();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AttributeWords = Attributes.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Determines whether a value is not a secret, whatever its name: a mark, a word about secrets, a place for one.</summary>
    public static bool IsHarmless(ReadOnlySpan<char> value) =>
        IsMarked(value) || HarmlessWords.Contains(value.TrimEnd('.')) || Placeholder().IsMatch(value);

    /// <summary>Determines whether it begins with what was put in place of a secret.</summary>
    public static bool IsMarked(ReadOnlySpan<char> value) => Marked().IsMatch(value);

    /// <summary>Determines whether a value is letters only, as a word is.</summary>
    public static bool IsWord(ReadOnlySpan<char> value)
    {
        foreach (var letter in value.TrimEnd(".,!?"))
        {
            if (!char.IsLetter(letter) && letter is not '-' and not '\'')
                return false;
        }

        return true;
    }

    /// <summary>Determines whether it is nothing that a person would call a thing: long, or with digits in it.</summary>
    public static bool LooksMadeUp(ReadOnlySpan<char> value) =>
        value.Length >= 6 && (value.ContainsAnyInRange('0', '9') || value.Length >= 20) && !value.StartsWith("http");

    /// <summary>Adds what is secret in a value.</summary>
    public static void Add(ReadableText text, int start, int end, SecretKind kind, string quote, List<SecretSpan> found)
    {
        var value = text.Text.AsSpan(start, end - start);
        if (kind == SecretKind.Cookie && value.Contains('='))
        {
            AddCookies(text, start, end, found);
            return;
        }

        var scheme = SchemeLength(value, out _);
        if (!IsMarked(text.Text.AsSpan(start + scheme)))
            found.Add(text.Span(start + scheme, end, quote));
    }

    /// <summary>How much of the value of a header is its scheme and no secret.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isLine">Whether what follows goes on to the end of the line: parameters, or what has a scheme that is not
    /// known.</param>
    public static int SchemeLength(ReadOnlySpan<char> value, out bool isLine)
    {
        var space = value.IndexOf(' ');
        var isScheme = space > 0 && space + 1 < value.Length && SchemeWords.Contains(value[..space]);
        isLine = !isScheme || value[..space] is "Digest" or "digest" or "Hawk" or "AWS4-HMAC-SHA256";
        return isScheme ? space + 1 : 0;
    }

    private static void AddCookies(ReadableText text, int start, int end, List<SecretSpan> found)
    {
        var letters = text.Text.AsSpan();
        for (var at = start; at < end; )
        {
            var length = letters[at..end].IndexOf(';');
            var next = length < 0 ? end : at + length;
            var name = letters[at..next].IndexOf('=');
            var value = at + name + 1;
            if (name >= 0 && value < next && !AttributeWords.Contains(letters[at..(value - 1)].Trim()) && !IsMarked(letters[value..]))
                found.Add(text.Span(value, next));
            else if (
                name < 0
                && !AttributeWords.Contains(letters[at..next].Trim())
                && !letters[at..next].Trim().IsEmpty
                && !IsMarked(letters[at..].TrimStart())
            )
                found.Add(text.Span(at, next));
            at = next + 1;
        }
    }

    // A mark may be of anybody's making: a bracket, few letters, a bracket.
    [GeneratedRegex(@"^\[[A-Za-z0-9:_\-]{1,40}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(?:\$\{[^{}]{0,80}\}|\{\{[^{}]{0,80}\}\}|<[^<>]{0,80}>?|\*+|\.+|\u2026+|[xX]+|-+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
