"""The served program under load. Nothing here is a test: a figure depends on the machine; targets stand beside them."""
