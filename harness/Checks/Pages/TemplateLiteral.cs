using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Texts with which expressions of template languages begin.</summary>
internal static partial class TemplateLiteral
{
    /// <summary>Of <c>@("https://…" + x)</c> and <c>@($"https://…{x}")</c>; empty for any other.</summary>
    public static string OfRazor(string expression) => CSharp().Match(expression) is { Success: true } match ? match.Groups["text"].Value : "";

    /// <summary>Of <c>@{https://…(x=${y})}</c> and <c>|https://…${x}|</c>; empty for any other.</summary>
    public static string OfThymeleaf(string expression) => Thymeleaf().Match(expression) is { Success: true } match ? match.Groups["text"].Value : "";

    /// <summary>Of <c>{"https://…#{x}"}</c> and <c>{"https://…" + x}</c>; empty for any other.</summary>
    public static string OfBraces(string expression) => Braces().Match(expression) is { Success: true } match ? match.Groups["text"].Value : "";

    // A text that is all of it or to which something is added, or one into which something is put.
    [GeneratedRegex(
        @"^@\(\s*(""(?<text>https?://[^""\\]*)""\s*[+)]|\$""(?<text>https?://[^""\\{}]*)[""{])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CSharp();

    [GeneratedRegex(
        @"^\{\s*""(?<text>https?://[^""\\#$]*)([#$]|""\s*(\+|<>|\}))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    [GeneratedRegex(
        @"^\s*(@\{\s*(?<text>https?://[^{}()$|]*)[{}()$]|\|(?<text>https?://[^|$*#@~{}]*)[|$*#@~])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Thymeleaf();
}
