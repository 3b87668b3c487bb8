using System.Globalization;
using System.Text;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>Writes where the task that writes has chosen, or otherwise to where everything went before.</summary>
internal sealed class RoutedWriter(AsyncLocal<TextWriter?> chosen, TextWriter otherwise) : TextWriter(CultureInfo.InvariantCulture)
{
    private TextWriter Current => chosen.Value ?? otherwise;

    public override Encoding Encoding => otherwise.Encoding;

    public override void Write(char value) => Current.Write(value);

    public override void Write(string? value) => Current.Write(value);

    public override void Write(char[] buffer, int index, int count) => Current.Write(buffer, index, count);

    public override void Flush() => Current.Flush();
}
