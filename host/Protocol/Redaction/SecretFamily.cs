namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>Secrets of one issuer, which all begin alike.</summary>
/// <param name="Prefix">How they begin.</param>
/// <param name="Least">How many characters follow at least; fewer where one may have been cut.</param>
/// <param name="Others">Which characters follow besides letters and digits.</param>
internal sealed record SecretFamily(string Prefix, int Least = 16, string Others = "_-")
{
    /// <summary>Which characters of the prefix are not secret: the address of a webhook.</summary>
    public int Shown { get; init; }

    /// <summary>Whether digits are among what follows: words with hyphens between them are not secret.</summary>
    public bool HasDigits { get; init; }

    /// <summary>Whether a character follows the prefix in a secret of this family.</summary>
    public bool Has(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter == '\uFFFD' || Others.Contains(letter, StringComparison.Ordinal);
}
