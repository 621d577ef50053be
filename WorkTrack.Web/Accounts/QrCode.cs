using QRCoder;

namespace WorkTrack.Web.Accounts;

/// <summary>Draws QR codes.</summary>
internal static class QrCode
{
    private const int PixelsPerModule = 5;

    /// <summary>A text as a drawing. The text is in the drawing's squares only, never in its markup.</summary>
    public static string Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        return drawing.GetGraphic(PixelsPerModule);
    }
}
